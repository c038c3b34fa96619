package pactwatch.analysis.rest;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted, and how it is to be written. */
public final class Paging {

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final int EXPORT_MAX = 100_000;

    @QueryParam("limit")
    @Parameter(
            description =
                    "Greatest number of rows of a page: 1 to 1000, 100 unless said. An export has"
                            + " up to 100000, and as many unless said.",
            example = "50",
            schema = @Schema(type = SchemaType.INTEGER))
    @Nullable String limit;

    @QueryParam("after")
    @Parameter(description = "Id of the last row of the page before; the Link of a page has it.")
    @Nullable String after;

    @QueryParam("format")
    @Parameter(
            description =
                    "json, csv or ndjson, for those who cannot send Accept: application/json,"
                            + " text/csv or application/x-ndjson.",
            example = "csv")
    @Nullable String format;

    @HeaderParam("Accept")
    @Parameter(hidden = true)
    @Nullable String accept;

    /** Rows of a list, and whether more follow. */
    record Slice<T>(List<T> rows, @Nullable String next) {}

    Export.Format exportFormat() {
        return Export.Format.of(format, accept);
    }

    /** The rows that are wanted of a sorted list. */
    <T> Slice<T> slice(List<T> sorted, Function<T, String> id) {
        int max = max();
        int from = 0;
        if (after != null && !after.isBlank()) {
            List<String> ids = sorted.stream().map(id).toList();
            from = ids.indexOf(after.strip()) + 1;
            if (from == 0) {
                throw new BadParameter(
                        "after", "the id of a row of this list; start anew without it");
            }
        }
        int to = Math.min(sorted.size(), from + max);
        List<T> rows = sorted.subList(from, to);
        return new Slice<>(rows, to < sorted.size() ? id.apply(rows.getLast()) : null);
    }

    /** How many rows are wanted. */
    int max() {
        boolean isPage = exportFormat() == Export.Format.JSON;
        return Parameters.number(
                "limit", limit, isPage ? LIMIT : EXPORT_MAX, isPage ? LIMIT_MAX : EXPORT_MAX);
    }
}
