import { visibleText } from '../../../base/visibleText';
import type { ComponentPlatform } from '../../../greengrass/component';

/** The attributes that identify a platform, in the order in which they are named. */
const known = ['os', 'architecture'];

function oneInWords({ name, attributes }: ComponentPlatform): string {
  const others = Object.keys(attributes).filter((key) => !known.includes(key));
  const words = [...known, ...others].flatMap((key) => {
    const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    return value === undefined || value === '*' ? [] : [known.includes(key) ? value : `${key} ${value}`];
  });
  return visibleText(words.length === 0 ? (name ?? 'any platform') : words.join(' '));
}

/** The platforms of a version: `linux aarch64, windows amd64`. `undefined` if AWS lists none. */
export function platformWords(platforms: readonly ComponentPlatform[]): string | undefined {
  const words = [...new Set(platforms.map(oneInWords))];
  return words.length === 0 ? undefined : words.join(', ');
}
