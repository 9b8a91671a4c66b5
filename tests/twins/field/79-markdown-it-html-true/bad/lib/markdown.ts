import MarkdownIt from 'markdown-it';

const md = new MarkdownIt({ html: true, linkify: true, breaks: true });

export function toHtml(source: string): string {
  return md.render(source);
}
