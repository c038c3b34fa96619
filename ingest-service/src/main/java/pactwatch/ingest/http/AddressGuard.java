package pactwatch.ingest.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to addresses that may be asked, when the connection is made, so that neither a
 * redirect nor a name that changes its address nor an odd notation leads into the private network.
 * Only global addresses may be asked (IANA special-purpose registries, RFC 6890), and those that
 * are allowed by name.
 */
final class AddressGuard implements DnsResolver {

    /** Thrown for a host that stands on no address that may be asked. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super("The address of " + host + " is not public and not on the list of those allowed");
        }
    }

    private static final List<AddressRange> NOT_GLOBAL_4 =
            ranges(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10", // carrier-grade NAT
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link-local, metadata services
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /** Of global unicast, what is no host of the Internet or carries an IPv4 address. */
    private static final List<AddressRange> NOT_GLOBAL_6 =
            ranges(
                    "2001::/23", // protocol assignments, Teredo among them
                    "2001:db8::/32",
                    "2002::/16", // 6to4
                    "2620:4f:8000::/48",
                    "3fff::/20",
                    "3ffe::/16");

    private static final AddressRange GLOBAL_UNICAST_6 = AddressRange.parse("2000::/3");
    private static final AddressRange NAT64 = AddressRange.parse("64:ff9b::/96");
    private static final int NAT64_PREFIX_BYTES = 12;

    private final DnsResolver resolver;
    private final List<AddressRange> allowed;

    AddressGuard(DnsResolver resolver, List<AddressRange> allowed) {
        this.resolver = resolver;
        this.allowed = List.copyOf(allowed);
    }

    private static List<AddressRange> ranges(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = resolver.resolve(host);
        InetAddress[] may = Arrays.stream(all).filter(this::mayBeAsked).toArray(InetAddress[]::new);
        if (may.length == 0) {
            throw new Refused(host);
        }
        return may;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    /** Why a host will never be asked, as far as its text tells; names are looked up later. */
    Optional<String> refusal(String host) {
        return literal(host.replaceAll("^\\[|]$", ""))
                .filter(address -> !mayBeAsked(address))
                .map(_ -> String.valueOf(new Refused(host).getMessage()));
    }

    /** The address that a host is in itself, in any notation that some resolver understands. */
    private static Optional<InetAddress> literal(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return Optional.of(InetAddress.getLoopbackAddress());
        }
        try {
            return Optional.of(
                    host.indexOf(':') >= 0
                            ? InetAddress.ofLiteral(host)
                            : Inet4Address.ofPosixLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean mayBeAsked(InetAddress address) {
        return isGlobal(address) || allowed.stream().anyMatch(r -> r.contains(address));
    }

    /** Whether an address is reachable by everyone. */
    static boolean isGlobal(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> NOT_GLOBAL_4.stream().noneMatch(r -> r.contains(four));
            case Inet6Address six when NAT64.contains(six) -> isGlobal(translated(six));
            case Inet6Address six ->
                    GLOBAL_UNICAST_6.contains(six)
                            && NOT_GLOBAL_6.stream().noneMatch(r -> r.contains(six));
            default -> false;
        };
    }

    /** The IPv4 address that a translator would ask (RFC 6052). */
    private static InetAddress translated(Inet6Address address) {
        byte[] bytes = address.getAddress();
        return AddressRange.address(Arrays.copyOfRange(bytes, NAT64_PREFIX_BYTES, bytes.length));
    }
}
