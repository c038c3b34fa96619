package pactwatch.alert.subscription;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

/**
 * Which developments a subscriber wants to be told of.
 *
 * @param members ISO 3166-1 alpha-2 codes; empty means any
 * @param kinds at least one
 * @param forms forms of an INTERVENTION; one whose form is not told counts as FORCE
 * @param leastStage REPORTED or better
 * @param announced whether ANNOUNCED developments count, or only ACTUAL ones
 */
public record Filter(
        List<String> members,
        List<Kind> kinds,
        List<Claim.Form> forms,
        Stage leastStage,
        boolean announced) {

    public static final int MEMBERS_MAX = 20;
    public static final Set<Kind> DEFAULT_KINDS =
            EnumSet.of(Kind.SUSPENSION, Kind.WITHDRAWAL, Kind.INTERVENTION);

    public Filter {
        members = List.copyOf(members);
        kinds = List.copyOf(kinds);
        forms = List.copyOf(forms);
        if (members.size() > MEMBERS_MAX) {
            throw new IllegalArgumentException("A filter names at most 20 members");
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("A filter names at least one kind");
        }
        if (leastStage == Stage.RETRACTED) {
            throw new IllegalArgumentException("A filter's least stage is REPORTED or better");
        }
    }

    /** The same wishes with another least stage. */
    public Filter withLeastStage(Stage other) {
        return new Filter(members, kinds, forms, other, announced);
    }

    /** Whether a development is of a member, kind and form that is wanted. */
    public boolean wants(Development development) {
        return (members.isEmpty() || members.contains(development.member()))
                && kinds.contains(development.kind())
                && (development.kind() != Kind.INTERVENTION || forms.contains(formOf(development)));
    }

    private static Claim.Form formOf(Development development) {
        Claim.Form form = development.form();
        return form == null ? Claim.Form.FORCE : form;
    }
}
