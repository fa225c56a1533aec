const generic = 'com|org|net|edu|gov|io|dev|ai|app|cloud|tech';
const countries = 'at|au|be|br|ca|ch|cn|cz|de|dk|es|eu|fi|fr|ie|in|it|jp|kr|nl|no|nz|pl|pt|se|uk|us';
const domain = new RegExp(`^(?:${generic}|(?:${countries})(?:\\.com?)?)\\.[A-Za-z][\\w-]*\\.(?=.)`, 'u');

/**
 * A component name without its reverse domain, such as `com.acme.`, for a row that has no space for it. AWS's own components
 * keep theirs. Few other names begin with a top-level domain.
 */
export function withoutDomain(name: string): string {
  return name.replace(domain, '');
}
