import type { ErrorCode } from './errorCodes';

/**
 * The codes that contain every typed word in their code, meaning, remedy or error types. Codes with all the words in
 * the code itself come first.
 */
export function searchErrorCodes(codes: readonly ErrorCode[], typed: string): readonly ErrorCode[] {
  const words = typed.toLowerCase().split(/[\s_]+/u);
  const hasAll = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const found = codes.filter(({ code, meaning, remedy, errorTypes }) =>
    hasAll([code, meaning, remedy, ...errorTypes].join(' ')),
  );
  return [...found.filter(({ code }) => hasAll(code)), ...found.filter(({ code }) => !hasAll(code))];
}
