import { visibleText } from '../../base/visibleText';
import type { ProfileProblem } from '../../greengrass/ports/profiles';

/** Why a profile can't be used, and what to do. */
export interface ProfileWords {
  /** Without a period. */
  readonly sentence: string;
  readonly advice: string;
}

/** The words for a problem of a profile. A problem names the section and file that the user must change. */
export function profileWords(problem: ProfileProblem, profile: string): ProfileWords {
  const shown = (text: string): string => visibleText(text, 100);
  const name = shown(profile);
  switch (problem.kind) {
    case 'notFound':
      return problem.variable === undefined
        ? {
            sentence: `Profile ${name} doesn't exist`,
            advice: 'Add it to the AWS config files, or select another profile.',
          }
        : {
            sentence: `${problem.variable} names profile ${name}, which doesn't exist`,
            advice: `Correct ${problem.variable} and restart VS Code, or select another profile.`,
          };
    case 'file':
      return problem.reason === 'utf16'
        ? { sentence: `${shown(problem.file)} is encoded as UTF-16`, advice: 'Save it as UTF-8.' }
        : { sentence: `Couldn't open ${shown(problem.file)}`, advice: 'Check the permissions of the file.' };
    case 'section':
      return {
        sentence: `${shown(problem.section)} in ${shown(problem.file)} is ignored`,
        advice: `Rename the section to ${shown(problem.rightSection)}.`,
      };
    case 'name':
      return {
        sentence: `The name of profile ${name} can't be used`,
        advice: `Rename it in ${shown(problem.file)}. Only letters from A to Z, digits, and _-@+.%:/ work.`,
      };
    case 'upperCase':
      return {
        sentence: `${shown(problem.key)} in ${shown(problem.file)} must be in lower case`,
        advice: `Rename the key to ${shown(problem.key.toLowerCase())}.`,
      };
    case 'missingSection':
      return {
        sentence: `Profile ${name} needs ${shown(problem.section)}, which doesn't exist`,
        advice: `Add the section to ${shown(problem.file)}, or select another profile.`,
      };
    case 'missingKey':
      return {
        sentence: `${shown(problem.section)} has no ${shown(problem.key)}`,
        advice: 'Add the key to the section, or select another profile.',
      };
    case 'noCredentials':
      return {
        sentence: `Profile ${shown(problem.profile)} has no credentials`,
        advice: 'Add them to the AWS config files, or select another profile.',
      };
    case 'missingVariable':
      return {
        sentence: `${shown(problem.set)} is set, but ${shown(problem.missing)} isn't`,
        advice: 'Set both and restart VS Code, or select a profile.',
      };
    case 'endpoint':
      return {
        sentence: `The endpoint in ${shown(problem.source)} isn't a URL`,
        advice: 'Correct the endpoint, or select another profile.',
      };
  }
}
