/**
 * Words that everybody in Britain meets at home, at school, at work or in letters, and that lists made elsewhere or long ago
 * lack, with their forms: a judgement.
 */
export const everyday: ReadonlySet<string> = new Set(
  (
    'teacher teachers carer carers foster fostering nappy nappies toddler toddlers headteacher childminder childminders minibus minicab ' +
    'payslip payslips jobseeker jobseekers solicitor solicitors bonfire bonfires sparklers apprentice apprentices apprenticeship ' +
    'apprenticeships dealt overcame arisen halves leavers retake retakes cider graffiti fundraisers cutlery fizzy mortgage ' +
    'midwife midwives dentistry dyslexia dementia measles arthritis vaccinated vaccinate inhaler inhalers cosmetics toiletries ' +
    'towing towed overpaid underpaid backdated instalment instalments shorten tinted scaffolding crowbar turban goggles ' +
    'intranet webinar upfront standalone checkbox resize accessibility mobility personalised circumstances vandalism drunken ' +
    'module modules boundary polls homelessness overcrowding counsellor counsellors lesbian transgender laminated premises ' +
    'imprisonment sidecar bland insurer insurers seriousness repayment repayments paternity maiden expiry provisional sclerosis numeracy kerbside wheelie reassure reassured reassurance cladding'
  ).split(' '),
);
