package pactwatch.ingest.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses in CIDR notation, such as {@code 127.0.0.0/8}. */
record AddressRange(InetAddress base, int bits) {

    AddressRange {
        if (bits < 0 || bits > base.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("An address has no prefix of " + bits + " bits");
        }
    }

    /**
     * Reads a range; an address alone is the range of that address.
     *
     * @throws IllegalArgumentException with a sentence that says what is expected
     */
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            InetAddress base = InetAddress.ofLiteral(parts[0]);
            int bits =
                    parts.length == 1
                            ? base.getAddress().length * Byte.SIZE
                            : Integer.parseInt(parts[1]);
            return new AddressRange(base, bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Expected a range such as 127.0.0.0/8, not " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** An address from its bytes. */
    static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("An address has 4 or 16 bytes", e);
        }
    }
}
