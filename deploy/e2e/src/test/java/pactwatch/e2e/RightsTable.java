package pactwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The lines of {@code deploy/RIGHTS.md} that say who may do what. */
final class RightsTable {

    /** Who may do something. */
    enum Right {
        ANYONE,
        KEY,
        READER,
        ANALYST,
        OPERATOR;

        /** Whether a token is needed. */
        boolean isGuarded() {
            return compareTo(KEY) > 0;
        }
    }

    /** One line. */
    record Line(Routes.Route route, Right right) {}

    private static final Pattern LINE =
            Pattern.compile(
                    "^\\| (GET|POST|PUT|PATCH|DELETE) \\| `(/[^`]*)` \\| ([a-z]+) \\| [^|]+ \\|$",
                    Pattern.MULTILINE);

    private RightsTable() {}

    static List<Line> read(Path root) {
        try {
            String text = Files.readString(root.resolve("deploy/RIGHTS.md"));
            return LINE.matcher(text).results().map(RightsTable::line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(MatchResult match) {
        return new Line(
                new Routes.Route(match.group(1), match.group(2)),
                Right.valueOf(match.group(3).toUpperCase(java.util.Locale.ROOT)));
    }

    /** How a route is to be written into the table by whoever adds it. */
    static String proposal(Routes.Route route) {
        String right =
                route.path().contains("/alerts") || route.path().contains("/subscriptions")
                        ? "reader"
                        : route.method().equals("GET") ? "anyone" : "operator";
        return "| %s | `%s` | %s | say in a few words what it does |"
                .formatted(route.method(), route.path(), right);
    }
}
