# Answers for Perl's HTTP::Status, whose status_constant_name() came with 6.37.
use strict;
use warnings;
use HTTP::Status qw(:is status_message status_constant_name is_client_error is_server_error is_cacheable_by_default);
use constant NOT_CLAIMED => "?";

sub yes { $_[0] ? "yes" : "no" }

sub name {
    my ($name) = (status_constant_name($_[0]) // NOT_CLAIMED) =~ /^(?:HTTP_)?(.*)$/;
    return $name;
}

my %functions = (
    "reason.reason"           => sub { status_message($_[0]) // "" },
    "reason_other.reason"     => sub { status_message($_[0]) // NOT_CLAIMED },
    "entry.name"              => \&name,
    "class.is_informational"  => sub { yes(is_info($_[0])) },
    "class.is_success"        => sub { yes(is_success($_[0])) },
    "class.is_redirection"    => sub { yes(is_redirect($_[0])) },
    "class.is_client_error"   => sub { yes(is_client_error($_[0])) },
    "class.is_server_error"   => sub { yes(is_server_error($_[0])) },
    "class.is_error"          => sub { yes(is_error($_[0])) },
    "cacheable.cacheable"     => sub { yes(is_cacheable_by_default($_[0])) },
);

while (my $line = <STDIN>) {
    chomp $line;
    my ($column, @arguments) = split /\t/, $line, -1;
    if ($column eq "library") {
        print "HTTP::Status\t$HTTP::Status::VERSION\n";
    } else {
        print $functions{$column} ? $functions{$column}->(@arguments) : NOT_CLAIMED, "\n";
    }
}
