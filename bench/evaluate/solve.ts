/**
 * Solves a·x = b for a symmetric positive definite matrix, by Cholesky's method.
 *
 * @throws RangeError when the matrix is none
 */
export function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const size = b.length;
  const lower: number[][] = [];
  for (let i = 0; i < size; i++) {
    const row: number[] = [];
    lower.push(row);
    for (let j = 0; j <= i; j++) {
      let sum = at(a[i], j);
      for (let k = 0; k < j; k++) sum -= at(row, k) * at(lower[j], k);
      if (i === j && sum <= 0) throw new RangeError('The matrix is not positive definite.');
      row.push(i === j ? Math.sqrt(sum) : sum / at(lower[j], j));
    }
  }
  const half: number[] = [];
  for (let i = 0; i < size; i++) {
    let sum = at(b, i);
    for (let k = 0; k < i; k++) sum -= at(lower[i], k) * at(half, k);
    half.push(sum / at(lower[i], i));
  }
  const x = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let sum = at(half, i);
    for (let k = i + 1; k < size; k++) sum -= at(lower[k], i) * at(x, k);
    x[i] = sum / at(lower[i], i);
  }
  return x;
}

/** Least squares with a small penalty `ridge` on every coefficient: one row of `inputs` for each of `outputs`. */
export function regress(inputs: readonly (readonly number[])[], outputs: readonly number[], ridge: number): number[] {
  const size = inputs[0]?.length ?? 0;
  const normal = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => (i === j ? ridge : 0)));
  const right = new Array<number>(size).fill(0);
  inputs.forEach((row, index) => {
    for (let i = 0; i < size; i++) {
      right[i] = at(right, i) + at(row, i) * at(outputs, index);
      const target = normal[i];
      if (target === undefined) continue;
      for (let j = 0; j < size; j++) target[j] = at(target, j) + at(row, i) * at(row, j);
    }
  });
  return solve(normal, right);
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += at(a, index) * at(b, index);
  return sum;
}

function at(row: readonly number[] | undefined, index: number): number {
  return row?.[index] ?? 0;
}
