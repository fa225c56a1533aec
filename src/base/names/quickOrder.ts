/** The code of a position outside the text, and the result for a character that isn't a letter. */
const none = -1;
const zero = 48;

function codeAt(text: string, index: number): number {
  return index >= 0 && index < text.length ? text.charCodeAt(index) : none;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= 57;
}

/** An ASCII letter in lower case. */
function lowerCaseLetter(code: number): number {
  const lower = code | 32;
  return code < 128 && lower >= 97 && lower <= 122 ? lower : none;
}

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (isDigit(codeAt(text, end))) {
    end += 1;
  }
  return end;
}

/** Whether the number around an index has a digit other than zero before that index. */
function hasSignificantDigit(text: string, index: number): boolean {
  let at = index - 1;
  while (codeAt(text, at) === zero) {
    at -= 1;
  }
  return isDigit(codeAt(text, at));
}

/**
 * The order of two names if their first difference decides it: two different ASCII letters, or two numbers with
 * different values. The names of one fleet rarely differ in another way, and a collator takes several times as long.
 * `undefined` if a collator must decide.
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
    // A leading zero makes a number longer but not larger.
    const decides = (inA !== zero && inB !== zero) || hasSignificantDigit(a, at);
    return decides ? endOfDigits(a, at) - endOfDigits(b, at) || inA - inB : undefined;
  }
  const letterA = lowerCaseLetter(inA);
  const letterB = lowerCaseLetter(inB);
  return letterA === none || letterB === none || letterA === letterB ? undefined : letterA - letterB;
}
