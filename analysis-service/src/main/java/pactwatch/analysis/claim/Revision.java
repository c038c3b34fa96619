package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.learned.Passage;
import pactwatch.analysis.learned.Verdict;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Mark;
import pactwatch.ingest.contract.Article;
import pactwatch.log.ContentId;

/** What becomes of the rules' claims once the second reader has spoken. */
final class Revision {

    /** A claim that the second reader thinks less likely is dropped. */
    private static final double DOUBTFUL = 0.2;

    /** An act that the rules missed is claimed if the second reader thinks it so likely. */
    private static final double LIKELY = 0.45;

    /** How sure of another assertion the second reader must be to change it. */
    private static final double SURE = 0.6;

    private static final int CYCLE_DAYS = 8;
    private static final int LEAD_SENTENCES = 4;

    /** The rule of claims that the second reader added, and the mark of those that it changed. */
    static final String RULE = "learned";

    private final Article article;
    private final ArticleRef reference;
    private final Pack pack;
    private final String version;
    private final LocalDate published;

    Revision(Article article, ArticleRef reference, Pack pack, String version) {
        this.article = article;
        this.reference = reference;
        this.pack = pack;
        this.version = version;
        this.published = article.published().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private record Act(Kind kind, String member) {}

    List<Claim> of(List<Claim> claims, List<Passage> passages, List<Verdict> verdicts) {
        Map<Act, Verdict> byAct = new HashMap<>();
        verdicts.forEach(v -> byAct.put(new Act(v.kind(), v.member()), v));
        List<Claim> revised = new ArrayList<>();
        for (Claim claim : claims) {
            Verdict verdict = byAct.remove(new Act(claim.kind(), claim.member()));
            Verdict known = verdict == null ? find(verdicts, claim) : verdict;
            if (known == null || known.probability() >= DOUBTFUL) {
                revised.add(known == null ? claim : reread(claim, known, claims));
            }
        }
        byAct.values().stream()
                .filter(v -> v.probability() >= LIKELY)
                .filter(v -> Hypotheticals.isClaim(v.kind(), v.assertion()))
                .sorted(Comparator.comparingInt(Verdict::passage).thenComparing(Verdict::kind))
                .forEach(v -> revised.add(added(v, passages.get(v.passage()), passages)));
        return revised;
    }

    private static @Nullable Verdict find(List<Verdict> verdicts, Claim claim) {
        return verdicts.stream()
                .filter(v -> v.kind() == claim.kind() && v.member().equals(claim.member()))
                .findFirst()
                .orElse(null);
    }

    /** Of an act that is told once the assertion may change. */
    private Claim reread(Claim claim, Verdict verdict, List<Claim> claims) {
        long told =
                claims.stream()
                        .filter(c -> c.kind() == claim.kind() && c.member().equals(claim.member()))
                        .map(Claim::assertion)
                        .distinct()
                        .count();
        boolean isOther =
                verdict.assertion() != claim.assertion()
                        && verdict.certainty() >= SURE
                        && Hypotheticals.isClaim(claim.kind(), verdict.assertion());
        return told == 1 && isOther ? withAssertion(claim, verdict.assertion()) : claim;
    }

    private Claim withAssertion(Claim claim, Assertion assertion) {
        boolean isPlan = assertion != Assertion.ACTUAL && claim.isNews();
        return claim(
                claim.kind(),
                claim.member(),
                assertion,
                isPlan ? null : claim.eventDate(),
                claim.isNews(),
                claim,
                claim.part(),
                claim.start(),
                claim.end(),
                claim.rule() + "+" + RULE);
    }

    private Claim added(Verdict verdict, Passage passage, List<Passage> passages) {
        boolean isNews = isNews(verdict, passage, passages);
        return claim(
                verdict.kind(),
                verdict.member(),
                verdict.assertion(),
                verdict.assertion() == Assertion.ACTUAL ? date(passage, isNews) : null,
                isNews,
                null,
                passage.isTitle() ? Claim.Part.TITLE : Claim.Part.TEXT,
                passage.sentence().start(),
                passage.sentence().end(),
                RULE);
    }

    private boolean isNews(Verdict verdict, Passage passage, List<Passage> passages) {
        if (verdict.assertion() != Assertion.ACTUAL) {
            return true;
        }
        String date = passage.dates().isEmpty() ? null : date(passage, false);
        boolean isOld =
                date != null
                        && date.compareTo(published.minusDays(CYCLE_DAYS).toString()) < 0
                        && !published.toString().startsWith(date);
        boolean isStanding =
                pack.baseline().stream()
                        .filter(b -> b.member().equals(verdict.member()))
                        .filter(b -> b.kind() == verdict.kind())
                        .anyMatch(b -> b.published().isBefore(published.minusDays(CYCLE_DAYS)));
        boolean isLead = passage.isTitle() || passages.indexOf(passage) <= LEAD_SENTENCES;
        return isLead && !isOld && !isStanding;
    }

    /** The first date of the sentence that is not ahead, or of news the month of publication. */
    private @Nullable String date(Passage passage, boolean isNews) {
        return passage.dates().stream()
                .map(Mark::value)
                .filter(d -> d.compareTo(published.toString()) <= 0)
                .findFirst()
                .orElse(isNews ? published.toString().substring(0, "2024-02".length()) : null);
    }

    private Claim claim(
            Kind kind,
            String member,
            Assertion assertion,
            @Nullable String eventDate,
            boolean isNews,
            @Nullable Claim like,
            Claim.Part part,
            int start,
            int end,
            String rule) {
        String source = part == Claim.Part.TITLE ? article.title() : article.text();
        String quote = source.substring(start, end);
        Claim.Basis basis = kind.isMembership() ? Claim.Basis.DECLARED : null;
        Claim.Form form = kind == Kind.INTERVENTION ? Claim.Form.FORCE : null;
        return new Claim(
                ContentId.of(
                        article.id(),
                        kind.name(),
                        member,
                        assertion.name(),
                        Objects.requireNonNullElse(eventDate, ""),
                        quote.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")),
                reference,
                pack.code(),
                member,
                kind,
                assertion,
                eventDate,
                isNews,
                like == null ? form : like.form(),
                like == null ? null : like.phase(),
                like == null ? basis : like.basis(),
                like != null && like.isCorrection(),
                part,
                quote,
                start,
                end,
                like == null ? null : like.speaker(),
                rule,
                version);
    }
}
