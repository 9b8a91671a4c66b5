import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

const md = new MarkdownIt({ html: true, linkify: true, breaks: true });

const POLICY: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'b', 'strong', 'em', 'code', 'pre', 'ul', 'ol', 'li', 'a', 'kbd'],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['https', 'mailto'],
};

export function toHtml(source: string): string {
  return sanitizeHtml(md.render(source), POLICY);
}
