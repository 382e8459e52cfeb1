<?php
// Answers for Symfony's HttpFoundation, whose Response refuses a code outside 100 to 599.
use Symfony\Component\HttpFoundation\Response;

require 'Symfony/Component/HttpFoundation/autoload.php';

const NOT_CLAIMED = '?';

function yes(bool $answer): string
{
    return $answer ? 'yes' : 'no';
}

function about(string $question): callable
{
    return function (string $code) use ($question): string {
        try {
            return yes((new Response('', (int) $code))->$question());
        } catch (InvalidArgumentException) {
            return NOT_CLAIMED;
        }
    };
}

function is_valid(string $code): string
{
    try {
        new Response('', (int) $code);
        return 'yes';
    } catch (InvalidArgumentException) {
        return 'no';
    }
}

$functions = [
    'reason.reason' => fn (string $code) => Response::$statusTexts[(int) $code] ?? '',
    'reason_other.reason' => fn (string $code) => Response::$statusTexts[(int) $code] ?? NOT_CLAIMED,
    'class.is_valid' => 'is_valid',
    'class.is_informational' => about('isInformational'),
    'class.is_success' => about('isSuccessful'),
    'class.is_redirection' => about('isRedirection'),
    'class.is_client_error' => about('isClientError'),
    'class.is_server_error' => about('isServerError'),
    'redirect_kinds.redirect' => about('isRedirect'),
];

while (($line = fgets(STDIN)) !== false) {
    $arguments = explode("\t", rtrim($line, "\n"));
    $column = array_shift($arguments);
    if ($column === 'library') {
        // The code does not have its version; Debian's package does.
        preg_match('/^[\d.]+/', shell_exec("dpkg-query -W -f '\${Version}' php-symfony-http-foundation"), $version);
        echo "Symfony\t$version[0]\n";
    } else {
        echo isset($functions[$column]) ? $functions[$column](...$arguments) : NOT_CLAIMED, "\n";
    }
}
