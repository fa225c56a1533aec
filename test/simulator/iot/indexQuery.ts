import { iotError } from '../http/serviceError';

/** A term of a query of the fleet index. */
export interface QueryTerm {
  readonly field: string;
  /** In lower case, because the index ignores the case of values. */
  readonly values: readonly string[];
}

/** Characters that the index doesn't support in a query, wherever they are. */
const unsupported = /[`@#%\\/';,]/u;
const maxTerms = 12;
const termPattern = /^([\w.-]+):(?:"([^"]*)"|([\w.-]+)|\(([^()]*)\))$/u;

function valuesIn(term: string): QueryTerm | undefined {
  const [, field, quoted, bare, several] = termPattern.exec(term) ?? [];
  const values = several?.split(' OR ').map((value) => value.replace(/^"([^"]*)"$/u, '$1')) ?? [quoted ?? bare ?? ''];
  return field === undefined ? undefined : { field, values: values.map((value) => value.toLowerCase()) };
}

/**
 * Parses a query, as far as the program uses the language: terms with a field, joined by AND, each with one value or
 * several in parentheses. `*` has no terms. Throws the error of the service.
 */
export function parseQuery(queryString: string): readonly QueryTerm[] {
  if (queryString === '*') {
    return [];
  }
  const terms = queryString.split(' AND ').map(valuesIn);
  const known = terms.filter((term) => term !== undefined);
  const count = known.reduce((sum, { values }) => sum + values.length, 0);
  if (unsupported.test(queryString) || known.length < terms.length || count > maxTerms) {
    throw iotError('InvalidQueryException', 'Invalid query string.');
  }
  return known;
}
