package pactwatch.analysis.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Json;

/** Writes rows for spreadsheets (RFC 4180) and for programs (one JSON object a line). */
final class Export {

    private static final ObjectMapper JSON = Json.mapper();
    private static final CsvMapper CSV = new CsvMapper();

    /** A cell that begins so is taken for a formula by spreadsheets. */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    /** How a list is written. */
    enum Format {
        JSON("application/json"),
        CSV("text/csv;charset=UTF-8"),
        NDJSON("application/x-ndjson");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }

        /** The one that is asked for by parameter or else by header. */
        static Format of(@Nullable String format, @Nullable String accept) {
            if (format != null && !format.isBlank()) {
                return Parameters.oneOf("format", format, Format.class);
            }
            String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
            if (wanted.contains("text/csv")) {
                return CSV;
            }
            return wanted.contains("application/x-ndjson") ? NDJSON : JSON;
        }
    }

    private Export() {}

    /**
     * Rows as bytes.
     *
     * @param columns of CSV: names of fields, of nested ones with dots
     */
    static byte[] write(Format format, List<String> columns, List<?> rows) {
        String text =
                switch (format) {
                    case JSON, NDJSON ->
                            rows.stream()
                                    .map(Export::json)
                                    .collect(
                                            Collectors.joining(
                                                    "\n", "", rows.isEmpty() ? "" : "\n"));
                    case CSV -> csv(columns, rows);
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + row.getClass(), e);
        }
    }

    private static String csv(List<String> columns, List<?> rows) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(false).setLineSeparator("\r\n");
        columns.forEach(schema::addColumn);
        List<List<String>> lines = new ArrayList<>(rows.size() + 1);
        lines.add(columns);
        for (Object row : rows) {
            JsonNode node = JSON.valueToTree(row);
            lines.add(columns.stream().map(c -> cell(node.at("/" + c.replace('.', '/')))).toList());
        }
        try {
            return CSV.writer(schema.build()).writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as CSV", e);
        }
    }

    private static String cell(JsonNode value) {
        String text = text(value);
        boolean isFormula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return isFormula ? "'" + text : text;
    }

    /** Lists are joined by semicolons, the fields of an object by spaces. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            return join(value, "; ");
        }
        if (value.isObject()) {
            return join(value, " ");
        }
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    private static String join(JsonNode values, String between) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(Export::text)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(between));
    }
}
