// What a search engine asks for first: that everything here may be found, and a list of it. A question's own page says for itself that it may not.
import { type Kept, keep } from './kept.ts'

export function forSearchEngines(
  { address, asking }: { readonly address: string; readonly asking: boolean },
  pages: ReadonlyMap<string, Kept>,
  forces: readonly string[],
): readonly (readonly [path: string, kept: Kept])[] {
  const paths = [...pages].filter(([, { type }]) => type.startsWith('text/html')).map(([path]) => path)
  const forms = asking ? forces.map((force) => `/${force}/question`) : []
  const urls = [...paths, ...forms].map((path) => `<url><loc>${escaped(`${address}${path}`)}</loc></url>`)
  return [
    ['/robots.txt', keep('text/plain; charset=utf-8', `User-agent: *\nAllow: /\n\nSitemap: ${address}/sitemap.xml\n`)],
    [
      '/sitemap.xml',
      keep(
        'application/xml; charset=utf-8',
        `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.slice(0, most).join('\n')}\n</urlset>\n`,
      ),
    ],
  ]
}

/** As many as one list may have (sitemaps.org). */
const most = 50_000

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
