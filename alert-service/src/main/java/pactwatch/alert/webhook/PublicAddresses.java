package pactwatch.alert.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names to addresses that may be connected to. The connection is made to what this
 * returns, so that a name cannot point elsewhere between check and use.
 */
final class PublicAddresses implements DnsResolver {

    /** A name that leads to no address that may be connected to. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1;

        Refused(String host) {
            super(host + " leads to a private, local or reserved address");
        }
    }

    private static final int[][] RESERVED_V4 = {
        // first, second, third octet and prefix length (IANA special-purpose registry, RFC 6890)
        {0, 0, 0, 8},
        {10, 0, 0, 8},
        {100, 64, 0, 10},
        {127, 0, 0, 8},
        {169, 254, 0, 16},
        {172, 16, 0, 12},
        {192, 0, 0, 24},
        {192, 0, 2, 24},
        {192, 88, 99, 24},
        {192, 168, 0, 16},
        {198, 18, 0, 15},
        {198, 51, 100, 24},
        {203, 0, 113, 24},
        {224, 0, 0, 3},
    };

    private final boolean allowPrivate;

    PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        InetAddress[] allowed =
                Arrays.stream(all)
                        .filter(a -> allowPrivate || isPublic(a))
                        .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new Refused(host);
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublicV4(four.getAddress(), 0);
            case Inet6Address six -> isPublicV6(six.getAddress());
            case InetAddress _ -> false;
        };
    }

    private static boolean isPublicV4(byte[] bytes, int at) {
        long address = toLong(bytes, at);
        return Arrays.stream(RESERVED_V4).noneMatch(range -> isWithin(address, range));
    }

    private static long toLong(byte[] bytes, int at) {
        long address = 0;
        for (int i = at; i < at + 4; i++) {
            address = address << 8 | (bytes[i] & 0xff);
        }
        return address;
    }

    private static boolean isWithin(long address, int[] range) {
        long first = (long) range[0] << 24 | (long) range[1] << 16 | (long) range[2] << 8;
        int shift = 32 - range[3];
        return address >> shift == first >> shift;
    }

    /**
     * Only global unicast (2000::/3) is public, without documentation, Teredo and benchmarking;
     * addresses that carry an IPv4 address (mapped, translated, 6to4) count as that one.
     */
    private static boolean isPublicV6(byte[] b) {
        if (startsWith(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)
                || startsWith(b, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) {
            return isPublicV4(b, 12);
        }
        if (startsWith(b, 0x20, 0x02)) {
            return isPublicV4(b, 2);
        }
        boolean isGlobal = (b[0] & 0xe0) == 0x20;
        boolean isSpecial = startsWith(b, 0x20, 0x01, 0x0d, 0xb8) || isProtocolAssignment(b);
        return isGlobal && !isSpecial;
    }

    /** 2001::/23, which holds Teredo, ORCHID and benchmarking. */
    private static boolean isProtocolAssignment(byte[] b) {
        return startsWith(b, 0x20, 0x01) && (b[2] & 0xfe) == 0;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
