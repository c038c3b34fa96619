/** The read interface under {@code /api}. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Pactwatch analysis",
                        version = "1",
                        description =
                                "Statuses, developments, claims and their quotes, as known at any time"
                                        + " and as held at any time. Lists are paged by Link, tagged"
                                        + " (If-None-Match), and written as JSON, CSV or NDJSON. Errors"
                                        + " are problems (RFC 9457) that name the parameter and say"
                                        + " what is allowed.",
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0")),
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = "Problem",
                                        description = "What is wrong and what is allowed",
                                        content =
                                                @Content(
                                                        mediaType = "application/problem+json",
                                                        schema =
                                                                @Schema(
                                                                        implementation =
                                                                                Problem.class),
                                                        examples =
                                                                @ExampleObject(
                                                                        name = "parameter",
                                                                        value =
                                                                                Examples
                                                                                        .PROBLEM)))))
@NullMarked
package pactwatch.analysis.rest;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.NullMarked;
