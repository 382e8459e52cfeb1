// Answers for the npm package http-status-codes, which throws an error for what it does not have.
'use strict'
const { StatusCodes, getReasonPhrase, getStatusCode } = require('http-status-codes')
const { version } = require('http-status-codes/package.json')
const { NOT_CLAIMED, answer } = require('./adapter')

function attempt (ask, otherwise) {
  return (argument) => {
    try {
      return ask(argument)
    } catch {
      return otherwise
    }
  }
}

answer('http-status-codes', version, {
  'reason.reason': attempt(getReasonPhrase),
  'reason_other.reason': attempt(getReasonPhrase, NOT_CLAIMED),
  'entry.name': (code) => StatusCodes[code] || NOT_CLAIMED,
  'find.find': attempt(getStatusCode, NOT_CLAIMED)
})
