// The table of minimum grades as a DMN 1.3 decision table, for policy staff's own tools.
import { levelOrder } from './levels.ts'
import type { GradeTable } from './table.ts'

/** Hit policy COLLECT with max over 0 VERY_LOW, 1 LOW, 2 MEDIUM, 3 HIGH: DMN orders numbers, not words. */
export function toDmn(table: GradeTable): string {
  const names = [...new Set(table.rules.flatMap((row) => Object.keys(row.when)))]
  const inputs = names.map(
    (name, index) =>
      `    <input id="input${index}" label="${escaped(name)}"><inputExpression typeRef="Any"><text>${escaped(variable(name))}</text></inputExpression></input>`,
  )
  const rules = table.rules.map((row, index) => {
    const cells = names.map(
      (name, column) =>
        `<inputEntry id="r${index}c${column}"><text>${escaped(row.when[name] ?? '-')}</text></inputEntry>`,
    )
    return `    <rule id="rule${index}"><description>${escaped(`${row.id}: ${row.because} (${row.source})`)}</description>${cells.join('')}<outputEntry id="r${index}o"><text>${levelOrder(row.level)}</text></outputEntry></rule>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="vigil" name="Minimum grade" namespace="urn:vigil:minimum-grade">',
    '  <decision id="minimumGrade" name="Minimum grade"><decisionTable id="table" hitPolicy="COLLECT" aggregation="MAX">',
    ...inputs,
    '    <output id="level" name="level" typeRef="number" label="0 VERY_LOW, 1 LOW, 2 MEDIUM, 3 HIGH"/>',
    ...rules,
    '  </decisionTable></decision>',
    '</definitions>',
    '',
  ].join('\n')
}

/** A FEEL name has no hyphen. */
const variable = (name: string) => name.replaceAll('-', ' ')

/** XML has no way to write most control characters. */
const escaped = (text: string) =>
  text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
