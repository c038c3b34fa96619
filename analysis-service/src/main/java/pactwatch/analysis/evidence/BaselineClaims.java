package pactwatch.analysis.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Sketch;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.pack.Pack;
import pactwatch.log.ContentId;

/** The sourced past of a pack as claims. */
public final class BaselineClaims {

    /** Rule id of every claim that comes from the baseline. */
    public static final String RULE = "baseline";

    private BaselineClaims() {}

    /** The entries on one member. */
    public static List<Claim> of(Pack pack, String member) {
        return pack.baseline().stream()
                .filter(e -> e.member().equals(member))
                .map(e -> claim(pack, e))
                .toList();
    }

    private static Claim claim(Pack pack, BaselineEntry e) {
        String id =
                ContentId.of(
                        RULE,
                        pack.code(),
                        e.member(),
                        e.kind().name(),
                        e.assertion().name(),
                        Objects.requireNonNullElse(e.date(), ""),
                        e.url().toString(),
                        e.quote());
        return new Claim(
                id,
                article(pack, e),
                pack.code(),
                e.member(),
                e.kind(),
                e.assertion(),
                e.date(),
                false,
                e.form(),
                e.phase(),
                e.basis(),
                false,
                Claim.Part.TEXT,
                e.quote(),
                0,
                e.quote().length(),
                speaker(pack, e),
                RULE,
                pack.version());
    }

    private static ArticleRef article(Pack pack, BaselineEntry e) {
        Instant published = e.published().atStartOfDay(ZoneOffset.UTC).toInstant();
        return new ArticleRef(
                RULE + "-" + ContentId.of(e.url().toString()),
                1,
                e.url(),
                e.publisher(),
                pack.source(e.publisher()).name(),
                e.title(),
                "en",
                published,
                published,
                null,
                Sketch.EMPTY);
    }

    /** A leader speaks for a state; an officer, or a name with the pact's in it, for the pact. */
    private static @Nullable Speaker speaker(Pack pack, BaselineEntry e) {
        String name = e.speaker();
        if (name == null) {
            return null;
        }
        if (name.contains(pack.code()) || isOfficer(pack, name)) {
            return new Speaker(name, null, Speaker.Role.SECRETARIAT, pack.code());
        }
        for (Pack.Member member : pack.members()) {
            for (Pack.Leader leader : member.leaders()) {
                if (leader.name().equals(name)) {
                    return new Speaker(
                            name, leader.office(), Speaker.Role.GOVERNMENT, member.code());
                }
            }
        }
        return new Speaker(name, null, Speaker.Role.UNKNOWN, null);
    }

    private static boolean isOfficer(Pack pack, String name) {
        return pack.officers().stream().anyMatch(o -> o.name().equals(name));
    }
}
