package dev.rootsweep.bench.usual;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.xray.AWSXRay;
import com.amazonaws.xray.entities.Subsegment;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Checks accounts one after the other, logs, counts and traces.
public final class UsualHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(UsualHandler.class);

  private final ObjectMapper json = new ObjectMapper();
  private final Metrics metrics = MetricsFactory.getMetricsInstance();
  private final UsualAudit audit = new UsualAudit();

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> traced(event));
  }

  private SQSBatchResponse traced(SQSEvent event) {
    Subsegment subsegment = AWSXRay.beginSubsegment("## handleRequest");
    try {
      List<BatchItemFailure> failures = new ArrayList<>();
      for (SQSMessage message : event.getRecords()) {
        if (!answered(message)) {
          failures.add(new BatchItemFailure(message.getMessageId()));
        }
      }
      return new SQSBatchResponse(failures);
    } finally {
      subsegment.close();
    }
  }

  private boolean answered(SQSMessage message) {
    try {
      String account = json.readTree(message.getBody()).at("/detail/account").asText();
      boolean bare = audit.isBare(account);
      LOG.info("account {} is {}", account, bare ? "bare" : "not bare");
      metrics.setNamespace("Usual");
      metrics.addMetric("Messages", 1, MetricUnit.COUNT);
      metrics.flush();
      return true;
    } catch (JsonProcessingException | SdkException e) {
      LOG.error("message {} failed", message.getMessageId(), e);
      return false;
    }
  }
}
