import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { configName } from '../../workspace/files.ts';
import { describeError, errorCode } from '../../workspace/problem.ts';
import { type ExitCode, exitCodes, type Terminal, UsageError } from '../terminal.ts';

/** `commslint init`: writes a configuration to start from; never over one that is there. */
export async function init(terminal: Terminal): Promise<ExitCode> {
  try {
    await writeFile(resolve(terminal.folder, configName), startingConfiguration, { flag: 'wx' });
  } catch (error) {
    if (errorCode(error) === 'EEXIST')
      throw new UsageError(`There is a ${configName} here already. It was left as it is.`);
    throw new UsageError(`${configName} could not be written. ${describeError(error)}`);
  }
  terminal.out(`Wrote ${configName}. Next: say in it who your readers are, then run: commslint check\n`);
  return exitCodes.clean;
}

const startingConfiguration = `# commslint.yaml: who reads the drafts in this folder and below, and what they are held to.
# A draft's own front matter (audience: police) goes before what stands here.

# The house style, where GOV.UK and the NHS differ. See: commslint list presets
# extends: govuk

# Who the drafts are for, unless they say so themselves. See: commslint list audiences
audience: families

# How they reach them. See: commslint list channels
channel: web

# Drafts under some paths are for other readers, or reach them in another way. The last that matches wins.
# overrides:
#   - files: letters/**
#     channel: letter
#   - files: police/**
#     audience: police

# Readers of your own: start from the nearest of the known ones.
# audiences:
#   foster-carers:
#     extends: families
#     name: Foster carers
#     reader: foster carers
#     knows: [families, social-work]

# Words and names that no rule should question.
# accept:
#   - Family Hub

# Acronyms and terms of your own.
# glossary:
#   - term: MACT
#     kind: acronym
#     expansion: Multi-Agency Child Team
#     plain: the team that works with your family
#     knows: { social-work: 2 }

# Rules: off, info, warning or error; or their options. See: commslint list rules, commslint explain RULE
# rules:
#   phone-screens: off
#   sentence-length:
#     severity: error

# What your organisation publishes about itself, so that it is nobody's personal data.
# organisation:
#   names: [Exampleshire County Council]
#   domains: [exampleshire.example]
#   phones: [01632 960000]

# Templates of GOV.UK Notify: their placeholders, with samples that may stand there; what one part of a text message costs.
# notify:
#   placeholders:
#     first name: [Jo, Alexandrina]
#   pricePerPart: 2.4

# Paths that are never checked, written as in .gitignore.
# ignore:
#   - archive/
`;
