# Sends requests with LWP::UserAgent.
use strict;
use warnings;
use LWP::UserAgent;
use HTTP::Request;

my $agent = LWP::UserAgent->new(timeout => 10, env_proxy => 1);
$| = 1;
print "$LWP::UserAgent::VERSION\n";
while (my $line = <STDIN>) {
    chomp $line;
    my ($method, $url, $content, @fields) = split /\t/, $line, -1;
    my $request = HTTP::Request->new($method, $url);
    $request->header(@fields) if @fields;
    $request->content($content) if length $content;
    $agent->request($request);
}
