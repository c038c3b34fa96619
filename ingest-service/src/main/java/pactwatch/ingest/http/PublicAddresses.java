package pactwatch.ingest.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names to public addresses only, when the connection is made, so that neither a redirect
 * nor a name that changes its address leads into the private network.
 */
final class PublicAddresses implements DnsResolver {

    /** Thrown for a host that stands on no public address. */
    static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        NotPublic(String host) {
            super("The address of " + host + " is not public");
        }
    }

    private final DnsResolver resolver;

    PublicAddresses() {
        this(SystemDefaultDnsResolver.INSTANCE);
    }

    PublicAddresses(DnsResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = resolver.resolve(host);
        InetAddress[] publicOnes =
                Arrays.stream(all).filter(PublicAddresses::isPublic).toArray(InetAddress[]::new);
        if (publicOnes.length == 0) {
            throw new NotPublic(host);
        }
        return publicOnes;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }

    /** Whether an address is reachable by everyone (RFC 6890). */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> isPublic4(bytes);
            case Inet6Address _ -> isPublic6(bytes);
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        boolean isSharedSpace = first == 100 && second >= 64 && second < 128;
        boolean isProtocol = first == 192 && second == 0 && b[2] == 0;
        boolean isBenchmark = first == 198 && (second == 18 || second == 19);
        return first != 0 && first < 240 && !isSharedSpace && !isProtocol && !isBenchmark;
    }

    /** Global unicast (2000::/3) without 6to4 and Teredo, which carry IPv4 addresses. */
    private static boolean isPublic6(byte[] b) {
        int first = b[0] & 0xff;
        boolean isGlobal = (first & 0xe0) == 0x20;
        boolean is6to4 = first == 0x20 && (b[1] & 0xff) == 0x02;
        boolean isTeredo = first == 0x20 && b[1] == 1 && b[2] == 0 && b[3] == 0;
        return isGlobal && !is6to4 && !isTeredo;
    }
}
