import { documentationOf } from '../../greengrass/codes/documentation';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import type { LogTopic } from '../../greengrass/codes/search/logTopics';
import { isUmbrella } from '../../greengrass/failures/headline';
import { markdownText } from '../../base/markdown';
import { errorTypeMeaning, whoFixes } from '../../greengrass/codes/whoFixes';
import { logTopicWords } from '../messages/logTopicWords';

/** The names of the kinds of codes. */
export const codeKinds: Readonly<Record<ErrorCode['kind'], string>> = {
  deployment: 'Deployment error code',
  component: 'Component status code',
};

function section(title: string, text: string | undefined): readonly string[] {
  return text === undefined ? [] : ['', `## ${title}`, '', text];
}

/** Everything in the catalog about a code, as a Markdown document. */
export function explanation(explained: ErrorCode): string {
  const { code, kind, meaning, remedy, errorTypes, lifecycleStep } = explained;
  const types = errorTypes.map((type) => `- ${markdownText(type)}: ${markdownText(errorTypeMeaning(type) ?? '')}`);
  const step = lifecycleStep === undefined ? '' : `, ${lifecycleStep} step`;
  const umbrella =
    kind === 'deployment' && isUmbrella(code) ? ['', 'The codes after it in the stack are more specific.'] : [];
  return [
    `# ${markdownText(code)}`,
    '',
    `${codeKinds[kind]}${step}.`,
    ...umbrella,
    ...section('Meaning', markdownText(meaning)),
    ...section('What to do', markdownText(remedy)),
    ...section('Who can fix it', whoFixes(explained, [])),
    ...section('Error types', types.length === 0 ? undefined : types.join('\n')),
    ...section('More', `[AWS documentation for these codes](${documentationOf[kind]})`),
    '',
  ].join('\n');
}

/** What is known about a topic of a log that has no error code of its own, as a Markdown document. */
export function topicExplanation(topic: LogTopic): string {
  const { label, meaning, remedy } = logTopicWords[topic];
  return [
    `# ${label}`,
    '',
    'Not an error code.',
    ...section('Meaning', markdownText(meaning)),
    ...section('What to do', markdownText(remedy)),
    '',
  ].join('\n');
}
