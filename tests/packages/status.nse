-- What the installed Lua module answers in nmap; trial.sh runs it.
local httpstatus = require "httpstatus"

description = "Prints the reason phrase of 503."
categories = { "safe" }

function prerule() return true end

function action() return httpstatus.reason(503) end
