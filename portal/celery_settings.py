"""How Celery behaves here: nothing is lost with a worker, nothing of value lives in Redis."""

from django.conf import settings

broker_url = settings.REDIS_URL or "redis://127.0.0.1:6379/0"
result_backend = None
task_ignore_result = True
task_acks_late = True
task_reject_on_worker_lost = True
worker_prefetch_multiplier = 1
task_time_limit = 60
task_soft_time_limit = 45
task_default_queue = "bulk"
broker_connection_max_retries = None
broker_connection_retry_on_startup = True
# Longer than the hard limit of a task, so that only a lost task is handed out again.
broker_transport_options = {"visibility_timeout": 120}
visibility_timeout = 120
worker_cancel_long_running_tasks_on_connection_loss = True
worker_soft_shutdown_timeout = 10
worker_enable_soft_shutdown_on_idle = True
timezone = "Asia/Shanghai"
enable_utc = True
accept_content = ["json"]
task_serializer = "json"
