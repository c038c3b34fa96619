package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.learned.Dating;
import pactwatch.analysis.learned.Finding;
import pactwatch.analysis.learned.Passage;
import pactwatch.analysis.learned.SecondReader;
import pactwatch.analysis.learned.Verdict;
import pactwatch.analysis.pack.Pack;
import pactwatch.ingest.contract.Article;

/** What the second reader makes of an article that the rules have read. */
final class SecondLook {

    private final Pack pack;
    private final SecondReader reader;
    private final Article article;
    private final ArticleRef reference;
    private final String version;
    private final LocalDate published;

    SecondLook(
            Pack pack, SecondReader reader, Article article, ArticleRef reference, String version) {
        this.pack = pack;
        this.reader = reader;
        this.article = article;
        this.reference = reference;
        this.version = version;
        this.published = article.published().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * The claims that are left of the rules', with other assertions and dates, and further ones.
     */
    List<Claim> at(List<Passage> passages, List<Claim> byRules) {
        SecondReader.Judgement judgement = reader.read(published, passages, byRules);
        List<Claim> revised = Revision.of(published, byRules, judgement.verdicts());
        Dating dating = reader.dating(published, passages, revised);
        List<Claim> claims = new ArrayList<>();
        revised.forEach(c -> claims.add(dated(c, dating.of(c))));
        List<Finding> findings =
                judgement.findings().stream()
                        .filter(f -> isPlausible(f) && !isContradicted(f, byRules))
                        .filter(f -> !isOfAnother(f, byRules))
                        .toList();
        claims.addAll(
                new FoundClaims(article, reference, pack, version, published, dating)
                        .of(findings, byRules));
        return List.copyOf(claims);
    }

    /** Its verdicts, findings and dates, a line each, with what weighed most. */
    List<String> reasons(List<Passage> passages, List<Claim> byRules) {
        SecondReader.Judgement judgement = reader.read(published, passages, byRules);
        List<Claim> revised = Revision.of(published, byRules, judgement.verdicts());
        Dating dating = reader.dating(published, passages, revised);
        List<String> all = new ArrayList<>();
        for (Verdict v : judgement.verdicts()) {
            all.add(line("", v.kind(), v.member(), v.probability(), reader.reasons(v)));
        }
        for (Finding f : judgement.findings()) {
            all.add(line("found ", f.kind(), f.member(), f.probability(), reader.reasons(f)));
        }
        for (Claim c : revised) {
            all.add(
                    "dated %s %s %s: %s"
                            .formatted(
                                    c.kind(),
                                    c.member(),
                                    Objects.requireNonNullElse(dating.of(c), "by none"),
                                    String.join(", ", dating.reasons(c))));
        }
        return List.copyOf(all);
    }

    private static String line(
            String how, Kind kind, String member, double probability, List<String> reasons) {
        return String.format(
                Locale.ROOT,
                "%s%s %s %.2f: %s",
                how,
                kind,
                member,
                probability,
                String.join(", ", reasons));
    }

    /**
     * What is done and long past is no news; but what alerts by the rules is not made history by a
     * date that is likely in general.
     */
    private Claim dated(Claim claim, @Nullable String date) {
        if (Objects.equals(date, claim.eventDate())) {
            return claim;
        }
        boolean isPast =
                date != null
                        && claim.assertion() == Assertion.ACTUAL
                        && FoundClaims.isPast(date, published);
        boolean isAlert = claim.isNews() && SecondReader.isAlerting(claim.kind());
        return isPast && isAlert
                ? claim
                : Amended.of(claim, claim.assertion(), date, claim.isNews() && !isPast);
    }

    /**
     * Whoever never was a party can only join or watch, the leading state does nothing of it, and
     * nobody's status changes by a sentence that does not name it. The end of a freeze is left to
     * the rules: it is told in the words of the freeze itself.
     */
    private boolean isPlausible(Finding finding) {
        boolean isParty =
                pack.member(finding.member()).map(m -> m.partySince() != null).orElse(false);
        boolean isLeader = finding.member().equals(pack.leadingMember());
        boolean isNamed =
                finding.passage().members().stream()
                        .anyMatch(m -> m.value().equals(finding.member()));
        boolean isAct = finding.assertion() == Assertion.ACTUAL;
        boolean canBe =
                switch (finding.kind()) {
                    case ACCESSION, OBSERVER -> true;
                    case RESUMPTION -> isParty && !isAct;
                    default -> isParty;
                };
        return canBe && !isLeader && (isNamed || !finding.kind().isMembership());
    }

    /** Whose act a sentence tells is known better by the rules, if they read it there at all. */
    private static boolean isOfAnother(Finding finding, List<Claim> claims) {
        return finding.kind().isMembership()
                && claims.stream()
                        .filter(c -> c.kind() == finding.kind())
                        .anyMatch(finding.passage()::isQuotedBy);
    }

    /** Who rejoins does not freeze its membership in the same breath. */
    private static boolean isContradicted(Finding finding, List<Claim> claims) {
        return (finding.kind() == Kind.SUSPENSION || finding.kind() == Kind.WITHDRAWAL)
                && claims.stream()
                        .filter(c -> c.member().equals(finding.member()) && c.isNews())
                        .anyMatch(c ->
                                c.kind().isMembership()
                                        && c.kind() != finding.kind()
                                        && c.assertion() == Assertion.ACTUAL);
    }
}
