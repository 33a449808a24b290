// The charts' colours: graphics at 3:1 or more on what they are drawn on, text at 4.5:1, light and dark (WCAG 2.2, 1.4.11 and 1.4.3).
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'

const sheet = await readFile(new URL('./charts.css', import.meta.url), 'utf8')

/** The colours of the first block under this selector. */
function colours(selector: string): ReadonlyMap<string, string> {
  const block = sheet.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  return new Map([...block.matchAll(/([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]))
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

for (const selector of ['\n.chart', '\n[data-theme="dark"] .chart', '\n  :root:not([data-theme]) .chart']) {
  test(`colours of ${selector.trim()}`, () => {
    const of = colours(selector)
    const pairs: [string, string, number][] = [
      ['--chart-data', '--chart-ground', 3],
      ['--chart-signal', '--chart-ground', 3],
      ['--chart-frame', '--chart-ground', 3],
      ['--chart-data', '--chart-track', 3],
      ['color', '--chart-track', 3],
      ['color', '--chart-ground', 4.5],
    ]
    for (const [ink, ground, least] of pairs) {
      const found = contrast(of.get(ink) ?? '', of.get(ground) ?? '')
      assert.ok(found >= least, `${ink} on ${ground}: ${found.toFixed(2)}`)
    }
  })
}
