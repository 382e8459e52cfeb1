# Sends requests with LWP::UserAgent.
use strict;
use warnings;
use LWP::UserAgent;
use HTTP::Request;

my $agent = LWP::UserAgent->new(timeout => 10);
$| = 1;
print "$LWP::UserAgent::VERSION\n";
while (my $line = <STDIN>) {
    chomp $line;
    my ($method, $url, $content) = split /\t/, $line, -1;
    my $request = HTTP::Request->new($method, $url);
    if (length $content) {
        $request->header("Content-Type" => "text/plain", "Content-Language" => "en");
        $request->content($content);
    }
    $agent->request($request);
}
