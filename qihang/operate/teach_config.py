"""JupyterLab's settings for the instructor: nothing from outside, one fixed port."""

import os

from qihang.system.site import Site

c = get_config()
site = Site.here()

# JupyterLab refuses to run as root unless told; a classroom PC may know no other account.
c.ServerApp.allow_root = os.getuid() == 0
c.ServerApp.root_dir = str(site.root)
c.ServerApp.port_retries = 0
c.ServerApp.open_browser = False
c.ServerApp.terminals_enabled = False
# Whatever an extension forgot to protect is protected all the same.
c.ServerApp.allow_unauthenticated_access = False
c.ServerApp.cookie_secret = site.secret("instructor-cookies")
c.ServerApp.tornado_settings = {
    "headers": {
        "Content-Security-Policy": (
            "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
            "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
            "frame-src 'self' data: blob:; frame-ancestors 'self'; form-action 'self'; "
            "object-src 'none'"
        ),
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
}

c.IdentityProvider.token = ""
c.PasswordIdentityProvider.password_required = True
c.PasswordIdentityProvider.hashed_password = (site.var / "instructor-password").read_text(
    encoding="utf-8"
)

c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.news_url = None
c.LabApp.extension_manager = "readonly"
