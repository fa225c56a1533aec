import { visibleText } from '../../base/visibleText';
import type { ProfileProblem, UnreadableFile } from '../../greengrass/ports/profiles';

/** Why a profile can't be used, and what to do. */
export interface ProfileWords {
  /** Without a period. */
  readonly sentence: string;
  readonly advice: string;
}

const shown = (text: string): string => visibleText(text, 100);

type Problem<K extends ProfileProblem['kind']> = Extract<ProfileProblem, { readonly kind: K }>;

function place({ section, file }: { readonly section: string; readonly file: string }): string {
  return `${shown(section)} in ${shown(file)}`;
}

function notFoundWords({ variable, similar, missingFile }: Problem<'notFound'>, name: string): ProfileWords {
  const hints = [
    missingFile === undefined ? [] : [`${missingFile.variable} names ${shown(missingFile.file)}, which doesn't exist.`],
    similar === undefined ? [] : [`There is a profile ${shown(similar)}, and names are case-sensitive.`],
  ].flat();
  return variable === undefined
    ? {
        sentence: `Profile ${name} doesn't exist`,
        advice: [...hints, 'Add it to the AWS config files, or select another profile.'].join(' '),
      }
    : {
        sentence: `${variable} names profile ${name}, which doesn't exist`,
        advice: [...hints, `Correct ${variable} and restart VS Code, or select another profile.`].join(' '),
      };
}

function fileWords({ reason }: Problem<'file'>, file: string): ProfileWords {
  switch (reason) {
    case 'utf16':
      return { sentence: `${file} is encoded as UTF-16`, advice: 'Save it as UTF-8.' };
    case 'folder':
      return { sentence: `${file} is a folder`, advice: 'Replace it with a file.' };
    case 'unreadable':
      return { sentence: `Couldn't open ${file}`, advice: 'Check the permissions of the file.' };
  }
}

const unreadableWords: Readonly<Record<UnreadableFile, string>> = {
  missing: "doesn't exist",
  folder: 'is a folder',
  unreadable: "can't be opened",
};

function tokenAdvice({ isFullPath, reason }: Problem<'tokenFile'>): string {
  if (!isFullPath) {
    return 'Use the full path of the token file.';
  }
  return reason === 'unreadable' ? 'Check the permissions of the file.' : 'Correct the path, or create the token file.';
}

/** The words for a problem of a profile. A problem names the section and file that the user must change. */
export function profileWords(problem: ProfileProblem, profile: string): ProfileWords {
  const name = shown(profile);
  switch (problem.kind) {
    case 'notFound':
      return notFoundWords(problem, name);
    case 'file':
      return fileWords(problem, shown(problem.file));
    case 'section':
      return {
        sentence: `${shown(problem.section)} in ${shown(problem.file)} is ignored`,
        advice: `Rename the section to ${shown(problem.rightSection)}.`,
      };
    case 'bracket':
      return {
        sentence: `${shown(problem.line)} in ${shown(problem.file)} needs a bracket at each end`,
        advice: `Write the line as ${shown(problem.section)}.`,
      };
    case 'name':
      return {
        sentence: `The name of profile ${shown(problem.profile)} can't be used`,
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
        sentence: `${place(problem)} has no ${problem.isEmpty ? 'value for ' : ''}${shown(problem.key)}`,
        advice: `Add the ${problem.isEmpty ? 'value' : 'key'} to the section, or select another profile.`,
      };
    case 'sourceLoop':
      return {
        sentence: `Source profiles form a loop: ${shown(problem.profiles.join(' → '))}`,
        advice: `In ${shown(problem.file)}, set source_profile to a profile that has credentials.`,
      };
    case 'twoSources':
      return {
        sentence: `${place(problem)} has both source_profile and credential_source`,
        advice: 'Remove one of the two.',
      };
    case 'credentialSource':
      return {
        sentence: `${place(problem)} has the unknown credential_source ${shown(problem.value)}`,
        advice: 'Use Environment, Ec2InstanceMetadata, or EcsContainer.',
      };
    case 'sourceVariable':
      return {
        sentence: `${place(problem)} needs ${shown(problem.variable)}, which isn't set`,
        advice: 'Set the variable and restart VS Code, or select another profile.',
      };
    case 'tokenFile':
      return {
        sentence: `${shown(problem.setting)} names ${shown(problem.path)}, which ${unreadableWords[problem.reason]}`,
        advice: tokenAdvice(problem),
      };
    case 'homePath':
      return {
        sentence: `The AWS SDK can't read the ~ in ${shown(problem.variable)}`,
        advice: 'Set it to a full path and restart VS Code, or select another profile.',
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
