// What the adapters that are written in JavaScript share.
'use strict'
const fs = require('fs')

const NOT_CLAIMED = '?'

function cell (answer) {
  if (answer === undefined || answer === null) return ''
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  return String(answer)
}

// Answers every question; functions has, by column, what is called with the arguments of a row.
function answer (library, version, functions) {
  const lines = fs.readFileSync(0, 'utf8').trimEnd().split('\n')
  for (const line of lines) {
    const [column, ...cells] = line.split('\t')
    if (column === 'library') console.log(`${library}\t${version}`)
    else console.log(functions[column] ? cell(functions[column](...cells)) : NOT_CLAIMED)
  }
}

module.exports = { NOT_CLAIMED, answer }
