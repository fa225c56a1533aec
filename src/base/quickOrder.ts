/** Of a character beyond the end of a text, and of what is no letter. */
const none = -1;
const zero = 48;

function codeAt(text: string, index: number): number {
  return index >= 0 && index < text.length ? text.charCodeAt(index) : none;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= 57;
}

/** A letter of ASCII as a small one. */
function smallLetter(code: number): number {
  const small = code | 32;
  return code < 128 && small >= 97 && small <= 122 ? small : none;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (isDigit(codeAt(text, end))) {
    end += 1;
  }
  return end;
}

/** Whether the number that goes on at an index has begun with anything but zeros. */
function hasBegun(text: string, index: number): boolean {
  let at = index - 1;
  while (codeAt(text, at) === zero) {
    at -= 1;
  }
  return isDigit(codeAt(text, at));
}

/**
 * The order of two names where their first difference decides it: two letters of ASCII that are not the same one, or
 * two numbers of different value. Names of one fleet hardly ever differ in another way, and asking a collator takes
 * several times as long. `undefined` where the collator has to be asked.
 */
export function quickOrder(a: string, b: string): number | undefined {
  const shared = Math.min(a.length, b.length);
  let at = 0;
  while (at < shared && a.charCodeAt(at) === b.charCodeAt(at)) {
    at += 1;
  }
  const inA = codeAt(a, at);
  const inB = codeAt(b, at);
  if (isDigit(inA) && isDigit(inB)) {
    // With zeros alone before it, a zero makes a number longer and not larger.
    const decides = (inA !== zero && inB !== zero) || hasBegun(a, at);
    return decides ? endOfDigits(a, at) - endOfDigits(b, at) || inA - inB : undefined;
  }
  const letterA = smallLetter(inA);
  const letterB = smallLetter(inB);
  return letterA === none || letterB === none || letterA === letterB ? undefined : letterA - letterB;
}
