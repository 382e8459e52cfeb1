# Answers for Rack.
require "rack"

NOT_CLAIMED = "?"
PHRASES = Rack::Utils::HTTP_STATUS_CODES
SYMBOLS = Rack::Utils::SYMBOL_TO_STATUS_CODE.invert

def content(code, method)
  return NOT_CLAIMED unless method.empty?
  Rack::Utils::STATUS_WITH_NO_ENTITY_BODY.include?(code.to_i) ? "NONE" : "ALLOWED"
end

FUNCTIONS = {
  "reason.reason" => ->(code) { PHRASES[code.to_i] || "" },
  "reason_other.reason" => ->(code) { PHRASES[code.to_i] || NOT_CLAIMED },
  "content.content" => method(:content),
  "find.find" => ->(text) { Rack::Utils::SYMBOL_TO_STATUS_CODE[text.to_sym] || NOT_CLAIMED }
}

STDIN.set_encoding("UTF-8")
STDIN.each_line(chomp: true) do |line|
  column, *arguments = line.split("\t", -1)
  if column == "library"
    puts "Rack\t#{Rack.release}"
  else
    puts FUNCTIONS.key?(column) ? FUNCTIONS[column].call(*arguments) : NOT_CLAIMED
  end
end
