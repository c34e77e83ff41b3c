/** Pupil numbers and police numbers count in letters without I, O and S, which look like digits. */
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** The letters of the Police National Computer, by remainder. */
const policeLetters = 'ZABCDEFGHJKLMNPQRTUVWXY';

/** Sum of the digits from the left, the first times `weight`, the next times one less, and so on. */
function weighted(digits: string, weight: number): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) sum += Number(digits.charAt(index)) * (weight - index);
  return sum;
}

/** Whether the last of ten digits is the check digit of an NHS number: modulus 11 of the first nine, weights 10 to 2. */
export function isNhsChecked(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const check = 11 - (weighted(digits.slice(0, 9), 10) % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits.charAt(9));
}

/** Whether the last of ten digits is the check digit of a Unique Learner Number: 10 less the sum modulus 11. */
export function isLearnerChecked(digits: string): boolean {
  if (!/^[1-9]\d{9}$/.test(digits)) return false;
  const remainder = weighted(digits.slice(0, 9), 10) % 11;
  return remainder !== 0 && 10 - remainder === Number(digits.charAt(9));
}

/**
 * Whether the first letter of a Unique Pupil Number is its check letter: the other twelve characters times their places
 * 2 to 13, modulus 23. The last character of a temporary number is a letter and counts as its place in the alphabet used.
 */
export function isPupilChecked(number: string): boolean {
  let sum = 0;
  for (let index = 1; index < 13; index++) {
    const character = number.charAt(index);
    const value = /\d/.test(character) ? Number(character) : letters.indexOf(character);
    if (value < 0) return false;
    sum += value * (index + 1);
  }
  return number.length === 13 && letters.charAt(sum % 23) === number.charAt(0);
}

/**
 * The check letter of a Police National Computer id or a Criminal Records Office number.
 *
 * @param year its last two digits
 * @param serial with the leading noughts that its kind has: seven digits for the one, six for the other
 */
export function policeLetter(year: string, serial: string): string {
  return policeLetters.charAt(Number(year + serial) % 23);
}

/** Whether the last digit of a payment card's number is its check digit (Luhn). */
export function isCardChecked(digits: string): boolean {
  let sum = 0;
  for (let index = digits.length - 1, isDouble = false; index >= 0; index--, isDouble = !isDouble) {
    const value = Number(digits.charAt(index)) * (isDouble ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum > 0 && sum % 10 === 0;
}
