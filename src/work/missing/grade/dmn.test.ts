// The export is well-formed and says what the table says, whatever a policy's author typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toDmn } from './dmn.ts'
import { defaultGradeTable } from './rules.ts'

const inputs = (xml: string) => xml.match(/<input /g)?.length ?? 0
const entries = (xml: string) => xml.match(/<inputEntry /g)?.length ?? 0

/** Every tag closed in order, every attribute quoted, no bare < or &; answers what is wrong first. */
function illFormed(xml: string): string | null {
  const open: string[] = []
  const rest = xml.replace(/^<\?xml [^?]*\?>\s*/, '')
  const tag = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)\s*(\/?)>/y
  for (let at = 0; at < rest.length; ) {
    tag.lastIndex = at
    const found = tag.exec(rest)
    if (found === null) {
      const text = /[^<&]+|&(?:amp|lt|gt|quot);/y
      text.lastIndex = at
      if (text.exec(rest) === null) return `at ${at}: ${rest.slice(at, at + 40)}`
      at = text.lastIndex
      continue
    }
    if (found[1] === '/' && open.pop() !== found[2]) return `</${found[2]}> closes nothing`
    if (found[1] === '' && found[4] === '') open.push(found[2] ?? '')
    at = tag.lastIndex
  }
  return open.length === 0 ? null : `left open: ${open.join(', ')}`
}

test('the default table is well-formed, highest wins, one rule a row and a cell for every input', () => {
  const xml = toDmn(defaultGradeTable)
  assert.equal(illFormed(xml), null)
  assert.match(xml, /hitPolicy="COLLECT" aggregation="MAX"/)
  assert.equal(entries(xml), inputs(xml) * defaultGradeTable.rules.length)
  assert.ok(xml.includes('<text>&lt; 13</text>'))
})

test('whatever is typed into a reason stays text', () => {
  const row = defaultGradeTable.rules[0]
  assert.ok(row)
  const xml = toDmn({ rules: [{ ...row, because: '</rule> & "so" <x>\u0001 on' }] })
  assert.equal(illFormed(xml), null)
  assert.ok(xml.includes('&lt;/rule&gt; &amp; &quot;so&quot; &lt;x&gt;  on'))
})

test('the check itself can fail', () => {
  assert.notEqual(illFormed('<a><b></a></b>'), null)
  assert.notEqual(illFormed('<a>x & y</a>'), null)
  assert.notEqual(illFormed('<a>'), null)
})
