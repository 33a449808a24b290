// What the published inspections found and recommended, as rows of the register.
import type { Register } from '../../accountability/recommendations/inspections/items.ts'
import published from '../staffordshire.json' with { type: 'json' }

/** The letter is published; of what closed the first in December 2023 only the month is. */
const closedLast = '2024-05-21'

export const concerns = (): Register['findings'] =>
  published.accelerated.concerns.map((concern) => ({
    inspection: 'ACoC-2022',
    reference: concern.id,
    kind: 'cause of concern' as const,
    chapter: null,
    theme: concern.title,
    words: null,
    paragraph: null,
    measures: [],
    again: null,
    closedOn: concern.closed,
    document: concern.closed === closedLast ? 'Causes of concern revisit letter, May 2024' : null,
  }))

export const notYet = (themes: readonly string[], asked: readonly string[]): Register['findings'] =>
  themes.map((theme, index) => ({
    inspection: 'NCPI-2023',
    reference: `NCPI-2023/${index + 1}`,
    kind: 'finding' as const,
    chapter: null,
    theme,
    words: null,
    paragraph: null,
    measures: [],
    again: referenceOf(asked, theme),
    closedOn: null,
    document: null,
  }))

export const recommendationsOfThemes = (asked: readonly string[]): Register['recommendations'] =>
  asked.map((theme, index) => ({
    inspection: 'NCPI-2021',
    reference: `NCPI-2021/${index + 1}`,
    finding: null,
    theme,
    words: null,
    paragraph: null,
    // The themes are published; the words and their time scales are to be entered from the report.
    timeScale: 'none',
    on: null,
    addressee: 'chief constable',
  }))

export const recommendationsOfConcerns = (): Register['recommendations'] =>
  published.accelerated.concerns.flatMap((concern) =>
    concern.recommendations.map((one) => ({
      inspection: 'ACoC-2022',
      reference: one.id,
      finding: concern.id,
      theme: one.text,
      words: null,
      paragraph: null,
      timeScale: 'none',
      on: null,
      addressee: 'chief constable',
    })),
  )

/** The re-inspection names the theme in fewer words. */
const referenceOf = (asked: readonly string[], theme: string): string | null => {
  const index = asked.findIndex((one) => one === theme || one.startsWith(theme))
  return index === -1 ? null : `NCPI-2021/${index + 1}`
}
