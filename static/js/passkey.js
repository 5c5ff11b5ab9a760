// Says so when a passkey cannot be used, instead of a button that does nothing.
(() => {
  const trouble = document.getElementById("passkey-trouble");
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    if (trouble) trouble.hidden = false;
  });
  if (!window.PublicKeyCredential) {
    const button = document.getElementById("passkey_login");
    if (button) button.hidden = true;
  }
})();
