package pactwatch.analysis.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.status.PactProjection;
import pactwatch.log.Json;

/**
 * What claims and rulings come to, in one form, so that two runs can be compared by one hash. It
 * holds nothing of when or where a run took place: the time at which it is projected is the latest
 * that any claim or ruling carries.
 *
 * @param hash SHA-256 of versions, claims and projection, in hexadecimal digits
 * @param claims how many claims stand
 */
public record CanonicalState(String hash, int claims) {

    private static final ObjectMapper JSON = Json.mapper();

    /**
     * Puts the state in its form.
     *
     * @param version of pack, lexicon and rules
     * @param claims that stand, in any order, each once
     * @param rulings on any members
     */
    public static CanonicalState of(
            Pack pack, String version, Collection<Claim> claims, Collection<Ruling> rulings) {
        List<Claim> inOrder = new ArrayList<>(claims);
        inOrder.sort(Comparator.comparing(Claim::id).thenComparingInt(c -> c.article().version()));
        Instant at = Instant.EPOCH;
        MessageDigest digest = sha256();
        add(digest, version);
        for (Claim claim : inOrder) {
            add(digest, claim);
            at = later(at, claim.article().known());
        }
        for (Ruling ruling : rulings) {
            at = later(at, ruling.recorded());
        }
        add(digest, PactProjection.project(pack, inOrder, rulings, at, at));
        return new CanonicalState(HexFormat.of().formatHex(digest.digest()), inOrder.size());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static void add(MessageDigest digest, Object part) {
        try {
            digest.update(JSON.writeValueAsString(part).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + part.getClass(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
