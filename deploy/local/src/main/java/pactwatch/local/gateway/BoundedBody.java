package pactwatch.local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body that ends in an error once it is longer than it may be, for those that do not say. */
final class BoundedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private final int bytesMax;
    private final Runnable onExcess;
    private long bytes;

    /**
     * Bounds a body.
     *
     * @param onExcess answers the client; called once, before anything else hears of it
     */
    BoundedBody(ReadStream<Buffer> body, int bytesMax, Runnable onExcess) {
        this.body = body;
        this.bytesMax = bytesMax;
        this.onExcess = onExcess;
    }

    @Override
    public BoundedBody handler(@Nullable Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        boolean wasWithin = bytes <= bytesMax;
        bytes += chunk.length();
        if (bytes <= bytesMax) {
            handler.handle(chunk);
        } else if (wasWithin) {
            onExcess.run();
        }
    }

    @Override
    public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public BoundedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public BoundedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public BoundedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    /** A body that was cut off has no end, lest its beginning be taken for all of it. */
    @Override
    public BoundedBody endHandler(@Nullable Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : _ -> {
                            if (bytes <= bytesMax) {
                                handler.handle(null);
                            }
                        });
        return this;
    }
}
