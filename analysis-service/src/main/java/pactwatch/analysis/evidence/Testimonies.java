package pactwatch.analysis.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.evidence.Testimony.Voice;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.Source;

/** Hears claims: once each, with the pack's word on who speaks. */
public final class Testimonies {

    private static final Comparator<Claim> BY_VERSION =
            Comparator.comparingInt((Claim c) -> c.article().version())
                    .thenComparing(Claim::toString);

    private final Pack pack;
    private final String member;
    private final Set<String> credits = new HashSet<>();

    private Testimonies(Pack pack, String member) {
        this.pack = pack;
        this.member = member;
    }

    /**
     * What was known of a member at a time, baseline included, by publication.
     *
     * @param claims in any order and any number of times
     */
    public static List<Testimony> of(
            Pack pack, String member, Collection<Claim> claims, Instant knownAt) {
        return new Testimonies(pack, member).hear(claims, knownAt);
    }

    private List<Testimony> hear(Collection<Claim> claims, Instant knownAt) {
        Map<String, Claim> newest = HashMap.newHashMap(claims.size());
        Map<String, Instant> known = HashMap.newHashMap(claims.size());
        List<Claim> all = new ArrayList<>(BaselineClaims.of(pack, member));
        all.addAll(claims);
        for (Claim claim : all) {
            Instant at = claim.article().known();
            if (claim.member().equals(member) && !at.isAfter(knownAt)) {
                newest.merge(claim.id(), claim, (a, b) -> BY_VERSION.compare(a, b) < 0 ? b : a);
                known.merge(claim.id(), at, (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        newest.values().stream()
                .map(c -> c.article().credit())
                .filter(Objects::nonNull)
                .forEach(c -> credits.add(lower(c)));
        Map<String, Integer> copies = Copies.of(articles(newest.values()));
        List<Testimony> heard = new ArrayList<>(newest.size());
        newest.forEach((id, c) ->
                heard.add(
                        testimony(
                                c,
                                known.getOrDefault(id, c.article().known()),
                                copies.getOrDefault(c.article().id(), -1))));
        heard.sort(Testimony.BY_PUBLICATION);
        return heard;
    }

    private static Collection<ArticleRef> articles(Collection<Claim> claims) {
        Map<String, ArticleRef> newest = HashMap.newHashMap(claims.size());
        for (Claim claim : claims) {
            newest.merge(
                    claim.article().id(),
                    claim.article(),
                    (a, b) -> a.version() < b.version() ? b : a);
        }
        return newest.values();
    }

    private Testimony testimony(Claim claim, Instant known, int copies) {
        LocalDate published = DateSpan.dayOf(claim.article().published());
        DateSpan told =
                claim.eventDate() == null ? null : DateSpan.parse(claim.eventDate()).orElse(null);
        Source source = pack.source(claim.article().publisher());
        return new Testimony(
                claim,
                known,
                happened(claim, told, published),
                said(claim, told, published),
                voice(claim, source),
                source,
                outlet(claim.article(), source),
                copies);
    }

    /** Wires are credited by a name that their own pages bear: {@code tass} for {@code tass.ru}. */
    private String outlet(ArticleRef article, Source source) {
        String credit = article.credit();
        if (credit != null) {
            return lower(credit);
        }
        String domain = lower(article.publisher());
        int dot = domain.indexOf('.');
        String label = dot < 0 ? domain : domain.substring(0, dot);
        return credits.contains(label) ? label : lower(source.name());
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** What is told to have happened after it was published did not happen then. */
    private static @Nullable DateSpan happened(
            Claim claim, @Nullable DateSpan told, LocalDate published) {
        LocalDate latest = published.plusDays(1);
        return claim.assertion() != Assertion.ACTUAL || told == null || told.first().isAfter(latest)
                ? null
                : told.until(published);
    }

    /** Background dates a statement by the statement, news by the event that it is about. */
    private static LocalDate said(Claim claim, @Nullable DateSpan told, LocalDate published) {
        boolean isDated =
                told != null
                        && !told.first().isAfter(published)
                        && (claim.kind() == Kind.AFFIRMATION
                                || (!claim.isNews() && claim.assertion() != Assertion.ACTUAL));
        return isDated && told != null ? told.first() : published;
    }

    private Voice voice(Claim claim, Source source) {
        if (claim.rule().equals(BaselineClaims.RULE)) {
            return Voice.BASELINE;
        }
        Speaker speaker = claim.speaker();
        if (speaker == null) {
            return source.isOfficial() ? voiceOf(source.of(), claim.kind()) : Voice.OTHER;
        }
        return switch (speaker.role()) {
            case GOVERNMENT -> voiceOf(speaker.of(), claim.kind());
            case SECRETARIAT -> voiceOf(pack.code(), claim.kind());
            case ANALYST -> Voice.ANALYST;
            case POLITICIAN, MEDIA, UNKNOWN -> Voice.OTHER;
        };
    }

    /**
     * A force is the act of the alliance and so of each of its parties; membership and requests are
     * acts of the member, of which the alliance has official notice.
     */
    private Voice voiceOf(@Nullable String of, Kind kind) {
        boolean isPact = pack.code().equals(of);
        boolean isMember = member.equals(of);
        return switch (kind) {
            case INTERVENTION, INTERVENTION_END -> isPact || isParty(of) ? Voice.PACT : Voice.OTHER;
            case ASSISTANCE_REFUSAL -> isPact ? Voice.PACT : Voice.OTHER;
            case MEMBER_CLASH, AFFIRMATION -> isMember ? Voice.MEMBER : Voice.OTHER;
            case SUSPENSION,
                    RESUMPTION,
                    WITHDRAWAL,
                    ACCESSION,
                    OBSERVER,
                    ASSISTANCE_REQUEST,
                    EXERCISE_CANCELLED,
                    BOYCOTT,
                    DUES_REFUSED -> {
                if (isMember) {
                    yield Voice.MEMBER;
                }
                yield isPact ? Voice.PACT : Voice.OTHER;
            }
        };
    }

    private boolean isParty(@Nullable String state) {
        return state != null && pack.member(state).map(m -> m.partySince() != null).orElse(false);
    }
}
