// Several files of tests in one process: to load the product and begin it takes longer than most files' own tests, and took a third of a run.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { folderFor } from './left-behind.ts'

/**
 * Of each `size` files, in their order, one that imports them one after the other; it is gone when this process ends. Each still has a database, an
 * application and folders of its own. Throws where one says `before`, `beforeEach` or `afterEach` for its whole file: that would be of them all.
 */
export function together(root: string, files: readonly string[], size: number): readonly string[] {
  for (const file of files)
    if (/^(?:before|beforeEach|afterEach)\(/m.test(readFileSync(join(root, file), 'utf8')))
      throw new Error(`${file} has a hook for its whole file: say at its top what comes before its tests.`)
  const folder = folderFor('together')
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return Array.from({ length: Math.ceil(files.length / size) }, (_, part) => {
    const several = files.slice(part * size, (part + 1) * size)
    const made = join(folder, `${String(part + 1).padStart(3, '0')}.test.mjs`)
    writeFileSync(made, importing(several.map((file) => pathToFileURL(join(root, file)).href)))
    return made
  })
}

/** The suite holds the tests back until all files are read: at a moment without a test the runner would end the applications of the files read so far. */
const importing = (addresses: readonly string[]): string => `import { suite } from 'node:test'
let read
suite('${addresses.length} files of tests are read', () => new Promise((done) => { read = done }))
${addresses.map((one) => `await import('${one}')`).join('\n')}
read()
`
