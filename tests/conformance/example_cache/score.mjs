// Counts how many tests of cache-tests the example and other caches pass, and prints a table in CSV.
//
//   node score.mjs CHECKOUT VERSION SHARED_RESULTS PRIVATE_RESULTS
//
// "required_whole" leaves out the tests that pass but depend on one that does not, as the suite's own page does. Prints
// the names of the required tests that the example fails on standard error.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const [checkout, version, ...resultFiles] = process.argv.slice(2)
const load = file => import(resolve(checkout, file))
const read = file => JSON.parse(readFileSync(file, 'utf8'))

const { default: suites } = await load('tests/index.mjs')
const { determineTestResult, resultTypes } = await load('test-engine/lib/results.mjs')
const { default: caches } = await load('results/index.mjs')
const suite = read(resolve(checkout, 'package.json')).version

const KINDS = ['required', 'optimal', 'check']
const OTHERS = { apache: 'Apache', squid: 'Squid', varnish: 'Varnish', trafficserver: 'Traffic Server', nginx: 'nginx' }

// Those that a cache on a server is asked; without those about CDN-Cache-Control (RFC 9213), which is for one's own CDN.
const asked = suites.filter(({ id }) => id !== 'cdn-cache-control').flatMap(({ tests }) => tests)
  .filter(test => !test.browser_only)
const isOfShared = test => /shared/i.test(test.id + test.name)

const passes = (test, results) => results[test.id] === true
const passesWhole = (test, results) => determineTestResult(suites, test.id, results) === resultTypes.pass
const kindOf = test => test.kind ?? 'required'

function row (name, release, kind, results) {
  const tests = kind === 'private' ? asked.filter(test => !isOfShared(test)) : asked
  const counts = KINDS.flatMap(wanted => {
    const all = tests.filter(test => kindOf(test) === wanted)
    return [all.filter(test => passes(test, results)).length, all.length]
  })
  const whole = tests.filter(test => kindOf(test) === 'required' && passesWhole(test, results)).length
  return { line: [suite, name, release, kind, ...counts, whole].join(), tests }
}

console.log('suite,cache,version,kind,required,required_asked,optional,optional_asked,checks,checks_asked,required_whole')
for (const [index, kind] of ['shared', 'private'].entries()) {
  const results = read(resultFiles[index])
  const { line, tests } = row('cache.py', version, kind, results)
  console.log(line)
  for (const test of tests.filter(test => kindOf(test) === 'required' && !passes(test, results))) {
    console.error(`${kind}: ${test.id}: ${[results[test.id]].flat().join(': ')}`)
  }
}
for (const [file, name] of Object.entries(OTHERS)) {
  const { version: release } = caches.find(cache => cache.file === `${file}.json`)
  console.log(row(name, release, 'shared', read(resolve(checkout, 'results', `${file}.json`))).line)
}
