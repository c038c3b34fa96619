package pactwatch.log.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Trail;

/**
 * One span for each step on the way of a piece of news. The way goes on from record to record by
 * the W3C Trace Context in their headers. While nobody traces, work is done without any.
 */
public final class Spans {

    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private static volatile @Nullable Tracer tracer;

    private Spans() {}

    /** From now on spans are made; or, given none, no longer. */
    static void use(@Nullable Tracer next) {
        tracer = next;
    }

    /** Does work with which a way begins. */
    public static <T extends @Nullable Object, X extends Throwable> T begin(
            String name, ScopedValue.CallableOp<T, X> work) throws X {
        Tracer now = tracer;
        if (now == null) {
            return work.call();
        }
        SpanBuilder span = now.spanBuilder(name).setNoParent().setSpanKind(SpanKind.CLIENT);
        return within(span.startSpan(), Trail.NONE, work);
    }

    /** Does work that a record led to; a record without a trace is worked on without one. */
    public static <T extends @Nullable Object, X extends Throwable> T follow(
            String name, Trail trail, ScopedValue.CallableOp<T, X> work) throws X {
        Tracer now = tracer;
        SpanContext parent = now == null ? SpanContext.getInvalid() : parent(trail.traceParent());
        if (now == null || !parent.isValid()) {
            return trail.during(work);
        }
        SpanBuilder span =
                now.spanBuilder(name)
                        .setParent(Context.root().with(Span.wrap(parent)))
                        .setSpanKind(SpanKind.CONSUMER);
        return within(span.startSpan(), trail, work);
    }

    private static <T extends @Nullable Object, X extends Throwable> T within(
            Span span, Trail trail, ScopedValue.CallableOp<T, X> work) throws X {
        Trail next = new Trail(traceParent(span.getSpanContext()), trail.fetched());
        boolean isDone = false;
        try {
            T result = next.during(work);
            isDone = true;
            return result;
        } finally {
            if (!isDone) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }

    private static String traceParent(SpanContext context) {
        return "00-%s-%s-%s"
                .formatted(
                        context.getTraceId(), context.getSpanId(), context.getTraceFlags().asHex());
    }

    private static SpanContext parent(@Nullable String traceParent) {
        Matcher parts = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        return parts.matches()
                ? SpanContext.createFromRemoteParent(
                        parts.group(1),
                        parts.group(2),
                        TraceFlags.fromHex(parts.group(3), 0),
                        TraceState.getDefault())
                : SpanContext.getInvalid();
    }
}
