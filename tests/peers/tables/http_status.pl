# Prints the table of Perl's HTTP::Status: its version, then a line per code.
use strict;
use warnings;
use constant ABSENT => 77;

eval { require HTTP::Status; 1 } or exit ABSENT;
print "$HTTP::Status::VERSION\n";
for my $code (100 .. 999) {
    my $phrase = HTTP::Status::status_message($code);
    print "$code\t$phrase\n" if defined $phrase;
}
