-- Sends requests with lua-http.
local version = require "http.version"
local new_request = require "http.request".new_from_uri

local function send(method, url, content)
    local request = new_request(url)
    request.headers:upsert(":method", method)
    if content ~= "" then
        request.headers:append("content-type", "text/plain")
        request.headers:append("content-language", "en")
        request:set_body(content)
    end
    local headers, stream = request:go(10)
    if not headers then
        error(stream)
    end
    stream:shutdown()
end

print(version.version)
io.stdout:flush()
for line in io.lines() do
    local method, url, content = line:match("^(.-)\t(.-)\t(.*)$")
    local sent, problem = pcall(send, method, url, content)
    if not sent then
        io.stderr:write(method, " ", url, ": ", tostring(problem), "\n")
    end
end
