import * as vscode from 'vscode';
import type { Hover, HoverPart } from '../core/hovers/hover';

function appendPart(markdown: vscode.MarkdownString, part: HoverPart): void {
  switch (part.kind) {
    case 'heading':
      markdown.appendMarkdown('**').appendText(part.text).appendMarkdown('**\n\n');
      break;
    case 'field':
      markdown.appendText(`${part.name}: `).appendText(part.value).appendMarkdown('  \n');
      break;
    case 'paragraph':
      markdown.appendMarkdown('\n\n').appendText(part.text).appendMarkdown('\n\n');
      break;
    case 'caveat':
      markdown.appendMarkdown('\n\n$(info) ').appendText(part.text).appendMarkdown('\n\n');
      break;
    case 'code':
      markdown.appendMarkdown('\n\n---\n\n**').appendText(part.code).appendMarkdown('**\n\n').appendText(part.meaning);
      if (part.remedy !== undefined) {
        markdown.appendMarkdown('\n\n$(lightbulb) ').appendText(part.remedy);
      }
      markdown.appendMarkdown('\n\n');
      break;
    case 'link':
      markdown.appendMarkdown('\n\n[').appendText(part.text).appendMarkdown(`](${part.url})\n\n`);
      break;
  }
}

/**
 * Draws a hover. Every text is escaped, because other users of the account can write those texts; the Markdown is not
 * trusted and takes no HTML, so nothing in it can run.
 */
export function hoverMarkdown(hover: Hover): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('', true);
  hover.forEach((part) => {
    appendPart(markdown, part);
  });
  return markdown;
}
