package dev.rootsweep.sandbox.file;

import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.S3Bucket;
import dev.rootsweep.sandbox.SqsQueue;

/// Reads the buckets and queues of an account. The name of a bucket may occur once in the whole
/// file, that of a queue once in an account and a Region.
final class ResourceReader {

  private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";
  private static final String QUEUE = "[\\w-]{1,80}|[\\w-]{1,75}\\.fifo";
  private static final String REGION = "[a-z]{2,}(-[a-z]+)+-\\d";
  private static final String USUAL_REGION = "us-east-1";

  private final Ids buckets = new Ids();
  private final Ids queues = new Ids();

  void read(Place account, String id, Organization organization) {
    account.objects("buckets").forEach(place -> organization.bucket(bucket(place, id)));
    account.objects("queues").forEach(place -> organization.queue(queue(place, id)));
  }

  private S3Bucket bucket(Place place, String account) {
    String name = place.required("name", BUCKET, "a bucket name such as audit-logs");
    buckets.take(place, "name", name);
    S3Bucket bucket = new S3Bucket(account, region(place), name, place.document("policy"));
    place.end();
    return bucket;
  }

  private SqsQueue queue(Place place, String account) {
    String name = place.required("name", QUEUE, "a queue name such as jobs");
    String region = region(place);
    queues.take(place, "name", name.isEmpty() ? "" : account + "/" + region + "/" + name);
    SqsQueue queue = new SqsQueue(account, region, name, place.document("policy"));
    place.end();
    return queue;
  }

  private static String region(Place place) {
    return place.has("region")
        ? place.required("region", REGION, "a Region such as eu-west-1")
        : USUAL_REGION;
  }
}
