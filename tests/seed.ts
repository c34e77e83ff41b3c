import fc from 'fast-check';

// The same generated documents on every run, so that a red run can be repeated and a green one means the same anywhere.
// COMMSLINT_SEED=<number> tries others.
fc.configureGlobal({ seed: Number(process.env.COMMSLINT_SEED ?? 20_261_122) });
